/** Every incident in a folder of its own, redacted, in the form of a test case. */
package dev.belay.journal;
