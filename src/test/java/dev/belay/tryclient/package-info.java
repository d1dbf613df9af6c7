/** Takes in a release of the client: what Belay relies on is measured again, and what is new is listed on a page. */
package dev.belay.tryclient;
