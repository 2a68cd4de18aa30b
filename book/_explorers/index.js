// All explorers, in one script that a page loads when a reader comes near the first of them.
import {open} from './kit.js';
import * as softmax from './softmax.js';

const EXPLORERS = {softmax};

window.openExplorer = element => open(element, EXPLORERS[element.dataset.explorer]);
