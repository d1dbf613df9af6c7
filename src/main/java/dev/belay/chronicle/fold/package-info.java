/** What is made of the records of a transcript in one reading: turns, calls, context, requests, waits, recoveries. */
package dev.belay.chronicle.fold;
