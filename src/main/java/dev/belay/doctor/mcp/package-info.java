/** The check of MCP servers: each is found, started or reached, and asked to initialize. */
package dev.belay.doctor.mcp;
