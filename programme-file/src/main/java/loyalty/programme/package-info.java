/**
 * The language of programmes: one readable YAML file in, a typed {@link loyalty.programme.Programme} or a list of faults
 * out. Knows the words of the file and the calendar; what the words do is each service's own.
 */
@NullMarked
package loyalty.programme;

import org.jspecify.annotations.NullMarked;
