/** Which runs there are and were on this machine: a small file for each in the state folder. */
package dev.belay.register;
