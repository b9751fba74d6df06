import { EdgeProgram, type EdgeProgramType, type ProgramInfo } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import type { Stage } from "./programKit.ts";

/** What our edges carry beside Sigma's own display data. */
export interface EdgeLook extends EdgeDisplayData {
  /** 0 solid, 1 dashed, 2 dotted, 3 solid with a stroke across. */
  dash: number;
  atSource: boolean;
  atTarget: boolean;
  lit: boolean;
  /** Ink: 0 to 1. */
  strength: number;
  /** Drawn by the overlay instead, as separate curves. */
  ghost: boolean;
  /** In the accent's colour. */
  chosen: boolean;
}

const uniforms = ["u_matrix", "u_sizeRatio", "u_pixelRatio", "u_half", "u_dim", "u_ink", "u_accent"] as const;

// All lengths are CSS pixels on the screen, so dashes keep their length at every zoom.
// a_part: 0 the line itself, 1 the head at the target, 2 the head at the source, 3 the stroke across.
const vertexShader = /* glsl */ `
attribute vec2 a_source;
attribute vec2 a_target;
attribute vec4 a_color;
attribute float a_width;
attribute vec2 a_radii;
attribute float a_style;
attribute float a_along;
attribute float a_side;
attribute float a_part;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform vec2 u_half;
uniform float u_dim;
uniform vec3 u_ink;
uniform vec3 u_accent;

varying vec4 v_color;
varying vec2 v_at;
varying vec2 v_size;
varying float v_kind;

void main() {
  float dash = mod(a_style, 4.0);
  float atSource = mod(floor(a_style / 4.0), 2.0);
  float atTarget = mod(floor(a_style / 8.0), 2.0);
  float lit = mod(floor(a_style / 16.0), 2.0);
  float chosen = mod(floor(a_style / 32.0), 2.0);

  vec2 source = (u_matrix * vec3(a_source, 1)).xy * u_half;
  vec2 target = (u_matrix * vec3(a_target, 1)).xy * u_half;
  vec2 line = target - source;
  float span = max(length(line), 0.001);
  vec2 dir = line / span;
  vec2 normal = vec2(-dir.y, dir.x);

  float width = clamp(a_width / u_sizeRatio, 0.8, 7.0);
  float head = width * 1.6 + 5.0;
  float wing = width * 0.7 + 2.6;
  float from = a_radii.x / u_sizeRatio + 2.0;
  float to = span - a_radii.y / u_sizeRatio - 2.0;

  float along = 0.0;
  float side = 0.0;
  v_size = vec2(width * 0.5, 0.0);
  if (a_part < 0.5) {
    along = mix(from + atSource * head * 0.9, to - atTarget * head * 0.9, a_along);
    side = a_side * (width * 0.5 + 0.8);
    v_at = vec2(along - from, side);
  } else if (a_part < 2.5) {
    float back = a_along * (head + 1.0);
    side = a_side * (wing + 1.2) * a_along;
    along = a_part < 1.5 ? to - back : from + back;
    v_at = vec2(back, side);
    v_size = vec2(wing, head);
    if ((a_part < 1.5 ? atTarget : atSource) < 0.5) { along = 0.0; side = 0.0; }
  } else {
    float crossed = dash > 2.5 ? 1.0 : 0.0;
    along = (from + to) * 0.5 + (a_along - 0.5) * (width + 1.8) * crossed + a_side * 3.0 * crossed;
    side = a_side * (width + 5.0) * crossed;
    v_at = vec2(0.0, 0.0);
    v_size = vec2(9.0, 0.0);
  }
  // Ends that touch leave no room for a line between them.
  if (to <= from) { along = 0.0; side = 0.0; }
  gl_Position = vec4((source + dir * along + normal * side) / u_half, 0, 1);

  float strength = a_color.a * mix(1.0, 0.1, u_dim * (1.0 - lit));
  vec3 rgb = mix(u_ink, u_accent, chosen);
  v_color = vec4(rgb, strength);
  v_kind = a_part < 0.5 ? dash : (a_part < 2.5 ? 10.0 : 11.0);
}
`;

const fragmentShader = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying vec2 v_at;
varying vec2 v_size;
varying float v_kind;

uniform float u_pixelRatio;

void main() {
  float soft = 0.7 / u_pixelRatio;
  float shown;
  if (v_kind > 10.5) {
    shown = 1.0;
  } else if (v_kind > 9.5) {
    float wing = v_size.x * v_at.x / v_size.y;
    shown = (1.0 - smoothstep(wing - soft, wing + soft, abs(v_at.y))) * (1.0 - smoothstep(v_size.y - soft, v_size.y + soft, v_at.x));
  } else {
    shown = 1.0 - smoothstep(v_size.x - soft, v_size.x + soft, abs(v_at.y));
    if (v_kind > 0.5 && v_kind < 2.5) {
      float on = v_kind < 1.5 ? 7.0 : max(2.0, v_size.x * 2.0);
      float period = v_kind < 1.5 ? 11.5 : on + 4.0;
      float at = mod(v_at.x, period);
      shown *= smoothstep(-soft, soft, at) * (1.0 - smoothstep(on - soft, on + soft, at));
    }
  }
  float alpha = v_color.a * shown;
  if (alpha < 0.004) discard;
  gl_FragColor = vec4(v_color.rgb * alpha, alpha);
}
`;

const line = [
  [0, 1, 0],
  [0, -1, 0],
  [1, 1, 0],
  [1, 1, 0],
  [0, -1, 0],
  [1, -1, 0],
];
const heads = [
  [0, 0, 1],
  [1, 1, 1],
  [1, -1, 1],
  [0, 0, 2],
  [1, 1, 2],
  [1, -1, 2],
];
const stroke = [
  [0, 1, 3],
  [0, -1, 3],
  [1, 1, 3],
  [1, 1, 3],
  [0, -1, 3],
  [1, -1, 3],
];

/** Which program draws an edge: the plain one has the fewest corners, and most edges of a large graph are plain. */
export const edgePrograms = (stage: Stage): Record<string, EdgeProgramType> => ({
  plain: createEdgeProgram(stage, line),
  arrow: createEdgeProgram(stage, [...line, ...heads]),
  crossed: createEdgeProgram(stage, [...line, ...heads, ...stroke]),
});

function createEdgeProgram(stage: Stage, corners: number[][]): EdgeProgramType {
  return class StrokeProgram extends EdgeProgram<(typeof uniforms)[number]> {
    getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
      return {
        VERTICES: corners.length,
        VERTEX_SHADER_SOURCE: vertexShader,
        FRAGMENT_SHADER_SOURCE: fragmentShader,
        METHOD: TRIANGLES,
        UNIFORMS: uniforms,
        ATTRIBUTES: [
          { name: "a_source", size: 2, type: FLOAT },
          { name: "a_target", size: 2, type: FLOAT },
          { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_width", size: 1, type: FLOAT },
          { name: "a_radii", size: 2, type: FLOAT },
          { name: "a_style", size: 1, type: FLOAT },
        ],
        CONSTANT_ATTRIBUTES: [
          { name: "a_along", size: 1, type: FLOAT },
          { name: "a_side", size: 1, type: FLOAT },
          { name: "a_part", size: 1, type: FLOAT },
        ],
        CONSTANT_DATA: corners,
      };
    }

    override processVisibleItem(
      _id: number,
      start: number,
      source: NodeDisplayData,
      target: NodeDisplayData,
      data: EdgeDisplayData,
    ) {
      const look = data as EdgeLook;
      const { array } = this;
      let at = start;
      array[at++] = source.x;
      array[at++] = source.y;
      array[at++] = target.x;
      array[at++] = target.y;
      array[at++] = ghostOr(look);
      array[at++] = look.size;
      array[at++] = source.size;
      array[at++] = target.size;
      array[at] =
        look.dash + (look.atSource ? 4 : 0) + (look.atTarget ? 8 : 0) + (look.lit ? 16 : 0) + (look.chosen ? 32 : 0);
    }

    override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo) {
      const at = uniformLocations;
      gl.uniformMatrix3fv(at.u_matrix!, false, params.matrix);
      gl.uniform1f(at.u_sizeRatio!, params.sizeRatio);
      gl.uniform1f(at.u_pixelRatio ?? null, params.pixelRatio);
      gl.uniform2f(at.u_half!, params.width / 2, params.height / 2);
      gl.uniform1f(at.u_dim ?? null, stage.dim);
      gl.uniform3f(at.u_ink ?? null, ...stage.ink);
      gl.uniform3f(at.u_accent ?? null, ...stage.accent);
    }
  } as unknown as EdgeProgramType;
}

// Only the alpha of the colour is read: the ink comes from the scheme, so a change of scheme touches no edge.
const shades = Array.from({ length: 101 }, (_, step) => floatColor(`rgba(0,0,0,${step / 100})`));
const ghostOr = (look: EdgeLook): number => (look.ghost ? shades[0]! : shades[Math.round(look.strength * 100)]!);
