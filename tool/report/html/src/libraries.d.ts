// What the checker of types is to believe of libraries without types of their own, and of what is newer than itself.
declare module "d3-quadtree";
declare module "d3-selection";
declare module "d3-zoom";

interface CanvasRenderingContext2D {
  roundRect(x: number, y: number, width: number, height: number, radius: number): void;
}
