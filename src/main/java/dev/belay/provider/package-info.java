/**
 * One description of whose API the client talks to, and where: from the shell, from the client's settings in every scope,
 * and from the provider's own configuration files. Nothing is loaded or read before somebody asks.
 */
package dev.belay.provider;
