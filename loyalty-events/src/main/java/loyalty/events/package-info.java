/**
 * The published language: what the services tell each other, as records, JSON Schemas and golden samples.
 *
 * <p>Wire names are words of ours ({@code points.earned.v1}), never class names. A reader ignores fields and types
 * that it does not know; a change is additive, or it is a new version.
 */
@NullMarked
package loyalty.events;

import org.jspecify.annotations.NullMarked;
