/** What a rule asks of a fact, and where in the fact's text it holds. */
package dev.belay.diagnose.criterion;
