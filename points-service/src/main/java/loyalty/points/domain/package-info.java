/**
 * What points mean: earning, waiting, expiring, and what an account is. The JDK and the languages of the house, nothing
 * else: times and ids arrive as arguments, refusals are values.
 */
@NullMarked
package loyalty.points.domain;

import org.jspecify.annotations.NullMarked;
