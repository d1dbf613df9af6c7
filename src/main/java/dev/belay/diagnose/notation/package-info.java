/** How clients, libraries, shells and systems write what is no sentence: statuses of HTTP, ends of processes, prompts. */
package dev.belay.diagnose.notation;
