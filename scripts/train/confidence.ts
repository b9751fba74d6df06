/**
 * Fits the chance that a name is right to its margin, by logistic regression (Platt, "Probabilistic Outputs for
 * Support Vector Machines", 1999): confidence = 1 / (1 + exp(−(slope × margin + offset))). Newton's method.
 */
export function fitConfidence(names: readonly { margin: number; right: boolean }[]): { slope: number; offset: number } {
  let slope = 0.01;
  let offset = 0;
  for (let round = 0; round < 50; round++) {
    let [gs, go, hss, hso, hoo] = [1e-6 * slope, 0, 1e-6, 0, 1e-6];
    for (const { margin, right } of names) {
      const chance = 1 / (1 + Math.exp(-(slope * margin + offset)));
      const error = chance - (right ? 1 : 0);
      const weight = chance * (1 - chance);
      gs += error * margin;
      go += error;
      hss += weight * margin * margin;
      hso += weight * margin;
      hoo += weight;
    }
    const determinant = hss * hoo - hso * hso;
    if (Math.abs(determinant) < 1e-9) break;
    slope -= (hoo * gs - hso * go) / determinant;
    offset -= (hss * go - hso * gs) / determinant;
  }
  return { slope: Number(slope.toPrecision(4)), offset: Number(offset.toPrecision(4)) };
}
