/** The folder of a batch: how each task stands, what was tried, and who works on it; several machines may write there. */
package dev.belay.batch.folder;
