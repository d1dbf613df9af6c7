/** Text made fit for a terminal: wrapped, styled, redacted, harmless. */
package dev.belay.text;
