/** Reading transcripts: followed as they grow, or once from their end; nothing is ever written to one. */
package dev.belay.transcript;
