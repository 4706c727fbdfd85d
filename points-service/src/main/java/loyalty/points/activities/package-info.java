/** What members do beside buying: visits, reviews, reloads, joining. */
@NullMarked
package loyalty.points.activities;

import org.jspecify.annotations.NullMarked;
