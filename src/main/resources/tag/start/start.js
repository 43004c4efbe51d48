/** The end of what is served: all is known by now, so it begins. */

import {start} from '../tag.js';

start();
