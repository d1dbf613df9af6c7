/** Reading small JSON files strictly, with the place and the reason of the first fault. */
package dev.belay.json;
