// The checks, in the order in which they are made. The requests come last: they are those of all that went before.

import axe from "./axe.mjs";
import keyboard from "./keyboard.mjs";
import nu from "./nu.mjs";
import reflow from "./reflow.mjs";
import requests from "./requests.mjs";
import targets from "./targets.mjs";

export const checks = [nu, axe, keyboard, reflow, targets, requests];
