import { NodeProgram, type NodeProgramType, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { drawIconSheet, type Stage } from "./programKit.ts";

/** What our nodes carry beside Sigma's own display data. */
export interface NodeLook extends NodeDisplayData {
  /** 0 circle, 1 rounded square, 2 diamond, 3 triangle. */
  shape: number;
  icon: number;
  /** Stays bright while the rest is dimmed. */
  lit: boolean;
  /** The selection's ring. */
  ring: boolean;
}

const uniforms = [
  "u_matrix",
  "u_sizeRatio",
  "u_correctionRatio",
  "u_pixelRatio",
  "u_dim",
  "u_ground",
  "u_accent",
  "u_icons",
] as const;

// Units: v_at and v_radius are CSS pixels. The triangle's inscribed circle holds the shape with its ring.
const vertexShader = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_kind;
attribute float a_angle;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;

varying vec4 v_color;
varying vec2 v_at;
varying float v_radius;
varying float v_kind;

void main() {
  float radius = a_size / u_sizeRatio;
  // No more room than is drawn on: on a large graph this is most of the work.
  float reach = (radius * 1.35 + 2.0 + floor(a_kind / 128.0) * 4.0) * 2.0;
  vec2 away = reach * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + away * u_correctionRatio * 2.0, 1)).xy, 0, 1);
  v_at = away;
  v_radius = radius;
  v_kind = a_kind;
  #ifdef PICKING_MODE
  v_color = a_id;
  v_color.a *= 255.0 / 254.0;
  #else
  v_color = a_color;
  #endif
}
`;

// Signed distances after Inigo Quilez, "2D distance functions" (https://iquilezles.org/articles/distfunctions2d/), written anew.
const fragmentShader = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying vec2 v_at;
varying float v_radius;
varying float v_kind;

uniform float u_pixelRatio;
uniform float u_dim;
uniform vec3 u_ground;
uniform vec3 u_accent;
uniform sampler2D u_icons;

const float ROOT3 = 1.7320508;

float square(vec2 p, float r) {
  float corner = r * 0.38;
  vec2 q = abs(p) - vec2(r * 0.92 - corner);
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - corner;
}

float diamond(vec2 p, float r) {
  return (abs(p.x) + abs(p.y) - r * 1.28) * 0.70710678;
}

float triangle(vec2 p, float r) {
  float side = r * 1.22;
  p.x = abs(p.x) - side;
  p.y = p.y + side / ROOT3;
  if (p.x + ROOT3 * p.y > 0.0) p = vec2(p.x - ROOT3 * p.y, -ROOT3 * p.x - p.y) / 2.0;
  p.x -= clamp(p.x, -2.0 * side, 0.0);
  return -length(p) * sign(p.y);
}

void main() {
  float shape = mod(v_kind, 4.0);
  float icon = mod(floor(v_kind / 4.0), 16.0);
  float lit = mod(floor(v_kind / 64.0), 2.0);
  float ring = floor(v_kind / 128.0);

  float d = length(v_at) - v_radius;
  if (shape > 2.5) d = triangle(v_at, v_radius);
  else if (shape > 1.5) d = diamond(v_at, v_radius);
  else if (shape > 0.5) d = square(v_at, v_radius);

  #ifdef PICKING_MODE
  if (d > 2.0) discard;
  gl_FragColor = v_color;
  #else
  float soft = 0.6 / u_pixelRatio;
  float inside = 1.0 - smoothstep(-soft, soft, d);
  float rim = 1.0 - smoothstep(1.5 - soft, 1.5 + soft, d);
  float band = ring * smoothstep(2.2 - soft, 2.2 + soft, d) * (1.0 - smoothstep(4.8 - soft, 4.8 + soft, d));
  if (rim + band < 0.004) discard;

  vec3 fill = v_color.rgb;
  float big = smoothstep(5.5, 8.0, v_radius);
  vec2 cell = v_at / (v_radius * 1.5);
  if (shape > 2.5) cell = (v_at + vec2(0.0, v_radius * 0.06)) / (v_radius * 1.05);
  if (big > 0.0 && abs(cell.x) < 0.5 && abs(cell.y) < 0.5) {
    float ink = texture2D(u_icons, vec2((icon + cell.x + 0.5) / 16.0, 0.5 - cell.y)).a;
    fill = mix(fill, vec3(1.0), ink * big);
  }
  float fade = u_dim * (1.0 - lit) * 0.84;
  fill = mix(fill, u_ground, fade);
  vec3 color = mix(u_ground, fill, inside);
  float alpha = max(rim, band);
  color = mix(color, u_accent, band);
  gl_FragColor = vec4(color * alpha, alpha);
  #endif
}
`;

/** One program for all our shapes, so that all entities are one draw call. */
export function createNodeProgram(stage: Stage, icons: readonly string[]): NodeProgramType {
  return class ShapeProgram extends NodeProgram<(typeof uniforms)[number]> {
    #icons: WebGLTexture | undefined;

    getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
      return {
        VERTICES: 3,
        VERTEX_SHADER_SOURCE: vertexShader,
        FRAGMENT_SHADER_SOURCE: fragmentShader,
        METHOD: TRIANGLES,
        UNIFORMS: uniforms,
        ATTRIBUTES: [
          { name: "a_position", size: 2, type: FLOAT },
          { name: "a_size", size: 1, type: FLOAT },
          { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_kind", size: 1, type: FLOAT },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_angle", size: 1, type: FLOAT }],
        CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
      };
    }

    override processVisibleItem(id: number, start: number, data: NodeDisplayData) {
      const look = data as NodeLook;
      const { array } = this;
      let at = start;
      array[at++] = look.x;
      array[at++] = look.y;
      array[at++] = look.size;
      array[at++] = floatColor(look.color);
      array[at++] = id;
      array[at] = look.shape + look.icon * 4 + (look.lit ? 64 : 0) + (look.ring ? 128 : 0);
    }

    override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo) {
      const at = uniformLocations;
      gl.uniformMatrix3fv(at.u_matrix!, false, params.matrix);
      gl.uniform1f(at.u_sizeRatio!, params.sizeRatio);
      gl.uniform1f(at.u_correctionRatio!, params.correctionRatio);
      gl.uniform1f(at.u_pixelRatio ?? null, params.pixelRatio);
      gl.uniform1f(at.u_dim ?? null, stage.dim);
      gl.uniform3f(at.u_ground ?? null, ...stage.ground);
      gl.uniform3f(at.u_accent ?? null, ...stage.accent);
      gl.activeTexture(gl.TEXTURE0);
      this.#icons ??= upload(gl, icons);
      gl.bindTexture(gl.TEXTURE_2D, this.#icons);
      gl.uniform1i(at.u_icons ?? null, 0);
    }
  } as unknown as NodeProgramType;
}

function upload(gl: WebGLRenderingContext, icons: readonly string[]): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, drawIconSheet(icons, 64, 16));
  gl.generateMipmap(gl.TEXTURE_2D);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return texture;
}
