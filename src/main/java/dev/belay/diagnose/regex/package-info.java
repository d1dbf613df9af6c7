/** What is read out of a regex of a rule file before it is tried: the letters that it needs, and what its anchors mean. */
package dev.belay.diagnose.regex;
