/** What the machine says of a death, and what can be measured on it. */
package dev.belay.machine;
