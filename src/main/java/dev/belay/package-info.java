/** What is called first: one command line in, one exit status out. */
package dev.belay;
