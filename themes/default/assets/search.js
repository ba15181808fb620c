// Searches the site on the page for searching.
"use strict";
