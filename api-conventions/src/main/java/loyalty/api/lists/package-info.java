/** Lists of which several services have parts: where an item stands, and how a part is served. */
@NullMarked
package loyalty.api.lists;

import org.jspecify.annotations.NullMarked;
