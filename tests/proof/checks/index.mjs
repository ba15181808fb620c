// The checks, in the order in which they are made. The requests come last: they are those of all that went before.

import axe from "./axe.mjs";
import escape from "./escape.mjs";
import forcedColours from "./forced-colours.mjs";
import keyboard from "./keyboard.mjs";
import motion from "./motion.mjs";
import nu from "./nu.mjs";
import order from "./order.mjs";
import print from "./print.mjs";
import reflow from "./reflow.mjs";
import requests from "./requests.mjs";
import scriptless from "./scriptless.mjs";
import searchAnswers from "./search-answers.mjs";
import searchUse from "./search-use.mjs";
import styleless from "./styleless.mjs";
import targets from "./targets.mjs";
import tree from "./tree.mjs";
import weight from "./weight.mjs";

export const checks = [nu, weight, motion, tree, order, targets, axe, keyboard, escape, reflow, forcedColours, print, scriptless, styleless, searchAnswers, searchUse, requests];
