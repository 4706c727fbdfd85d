/**
 * What a service keeps of a person, told as one JSON document. Each room says what its own tables keep; the gateway puts
 * the parts of the services together.
 */
@NullMarked
package loyalty.personal;

import org.jspecify.annotations.NullMarked;
