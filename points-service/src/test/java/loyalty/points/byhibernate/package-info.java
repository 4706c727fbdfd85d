/**
 * The order's batch as it would be behind Hibernate: the ledger's tables as entities, for {@code LedgerRateTest} alone. They are
 * part of the persistence unit of every test of this module, because Quarkus enhances no entities but those of the unit that it
 * builds; nothing else asks for them, and none of it is in the service.
 */
@NullMarked
package loyalty.points.byhibernate;

import org.jspecify.annotations.NullMarked;
