// All explorers, in one script that a page loads when a reader comes near the first of them.
import {open} from './kit.js';
import * as descent from './descent.js';
import * as divergence from './divergence.js';
import * as margin from './margin.js';
import * as overflow from './overflow.js';
import * as realsoftmax from './realsoftmax.js';
import * as regions from './regions.js';
import * as simplex from './simplex.js';
import * as softmax from './softmax.js';
import * as stepsize from './stepsize.js';

const EXPLORERS = {descent, divergence, margin, overflow, realsoftmax, regions, simplex, softmax, stepsize};

window.openExplorer = element => open(element, EXPLORERS[element.dataset.explorer]);
