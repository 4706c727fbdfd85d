/** The programme versions as a service knows them that does not own them: kept in its schema, brought by events. */
@NullMarked
package loyalty.programme.versions;

import org.jspecify.annotations.NullMarked;
