/** What a message of the API may be: the rules that the real one enforces, and the parts of which messages are made. */
package dev.belay.demo.message;
