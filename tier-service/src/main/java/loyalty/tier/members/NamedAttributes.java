package loyalty.tier.members;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Set;
import java.util.stream.Collectors;

/** The table {@code attribute_named}. */
@ApplicationScoped
class NamedAttributes implements PanacheRepositoryBase<AttributeNamedEntity, String> {

    private static final String LOCK = "select told_up_to from attribute_named where name = :name for update";

    // By hand: what Hibernate makes of an upsert has a row alias, which MariaDB does not know.
    private static final String WRITE = """
            insert into attribute_named (name, told_up_to, complete) values (:name, :upTo, :complete)
            on duplicate key update told_up_to = values(told_up_to), complete = values(complete)""";

    /** The names of which every member was told; asked by a timer, outside of any transaction. */
    @ActivateRequestContext
    Set<String> complete() {
        return find("complete", true).stream().map(row -> row.name).collect(Collectors.toSet());
    }

    /** Behind which member it goes on; nobody else goes on with this name until the end of the transaction. */
    String lock(String name) {
        return getSession().createNativeQuery(LOCK, String.class).setParameter("name", name).getResultList().stream()
                .findFirst()
                .orElse("");
    }

    void write(String name, String toldUpTo, boolean complete) {
        getEntityManager()
                .createNativeQuery(WRITE)
                .setParameter("name", name)
                .setParameter("upTo", toldUpTo)
                .setParameter("complete", complete)
                .executeUpdate();
    }
}
