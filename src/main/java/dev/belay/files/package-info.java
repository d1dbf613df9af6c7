/** Where Belay's files are, and writing them so that only their owner reads them whole. */
package dev.belay.files;
