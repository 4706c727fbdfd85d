/** The programme versions as a service knows them that does not own them: kept in its schema, told by the bus. */
@NullMarked
package loyalty.programme.news;

import org.jspecify.annotations.NullMarked;
