import type Sigma from "sigma";

/** A pen for what lies over Sigma's own drawing, in CSS pixels; its canvas follows the picture's size. */
export function overlayPen(sigma: Sigma): CanvasRenderingContext2D {
  const canvas = sigma.createCanvas("names", { beforeLayer: "mouse" });
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("createPicture: this browser gives no 2D canvas");
  const resize = () => {
    const { width, height } = sigma.getDimensions();
    const density = window.devicePixelRatio || 1;
    canvas.width = width * density;
    canvas.height = height * density;
    pen.setTransform(density, 0, 0, density, 0, 0);
  };
  sigma.on("resize", resize);
  resize();
  return pen;
}
