package loyalty.gateway.upstream;

import java.net.URI;

/**
 * One process of a service.
 *
 * @param api the base address of what it does for callers
 * @param management the base address of its health, metrics and OpenAPI
 */
public record Replica(URI api, URI management) {}
