/** What is read out of a regex of a rule file before it is tried, and out of the text that it is tried on. */
package dev.belay.diagnose.regex;
