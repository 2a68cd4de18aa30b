// The triangle of all distributions over three classes, as the book's figures draw it: the distance
// of a point from the side opposite a corner is the probability of that class.
import {line} from 'd3-shape';
import {colour, NAMES} from './kit.js';
import {sum} from './numerics.js';

const CORNERS = [[0, 0], [1, 0], [0.5, Math.sqrt(3) / 2]];
const TOP = 34, BELOW = 34, MOST = 420;

// The logits of probabilities, with a sum of 0; no probability is so small that a finger could not
// fetch the point back.
export function logitsOf(p) {
  const logs = p.map(each => Math.log(Math.max(each, 0.005))), mean = sum(logs) / 3;
  return logs.map(each => each - mean);
}

export class Triangle {
  constructor(kit, label, move) {
    this.svg = kit.picture(0, label);
    this.grid = this.svg.append('path').attr('class', 'explorer-grid');
    this.frame = this.svg.append('path').attr('class', 'explorer-frame');
    this.marks = this.svg.append('g');
    this.corners = this.svg.selectAll('g.corner').data(CORNERS).join('g').attr('class', 'corner');
    this.corners.append('circle').attr('r', 6).attr('fill', (_, k) => colour(k));
    this.corners.append('text').attr('text-anchor', 'middle').attr('y', (_, k) => k < 2 ? 26 : -14).text((_, k) => NAMES[k]);
    this.point = this.svg.append('g');
    this.point.append('circle').attr('r', 22).attr('fill', 'transparent');
    this.point.append('circle').attr('r', 8).attr('class', 'explorer-point');
    kit.drag(this.point, (x, y) => move(this.shares(x, y)));
  }

  // Take the width of the page, and put the point where it belongs.
  fit(width, point) {
    this.side = Math.min(width - 72, MOST);
    this.left = (width - this.side) / 2;
    this.base = TOP + this.side * CORNERS[2][1];
    this.svg.attr('height', this.base + BELOW);
    const one = k => [0, 1, 2].map(each => Number(each === k)), rows = [0, 1, 2].map(one);
    this.frame.attr('d', `${this.path(rows)}Z`);
    const part = (k, share) => [1, 2].map(step => rows[k].map((each, j) => share * each + (1 - share) * rows[(k + step) % 3][j]));
    this.grid.attr('d', [0, 1, 2].flatMap(k => [0.2, 0.4, 0.6, 0.8].map(share => this.path(part(k, share)))).join(''));
    this.corners.attr('transform', (_, k) => `translate(${this.place(rows[k])})`);
    this.point.attr('transform', `translate(${this.place(point)})`);
  }

  place(p) {
    const [x, y] = [0, 1].map(axis => sum(p.map((each, k) => each * CORNERS[k][axis])));
    return [this.left + this.side * x, this.base - this.side * y];
  }

  path(rows) { return line()(rows.map(row => this.place(row))); }

  shares(x, y) {
    const up = (this.base - y) / this.side / CORNERS[2][1], right = (x - this.left) / this.side - up / 2;
    const cut = [1 - right - up, right, up].map(each => Math.max(each, 0));
    return cut.map(each => each / sum(cut));
  }
}
