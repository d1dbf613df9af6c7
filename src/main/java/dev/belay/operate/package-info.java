/** Does what was planned: starts, resumes, compacts, repairs and ends clients. */
package dev.belay.operate;
