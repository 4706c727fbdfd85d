package loyalty.points.adjustments;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.hibernate.StatelessSession;

/** How many points agents have posted alone, by day of the programme's zone. */
@ApplicationScoped
class AgentDays implements PanacheRepositoryBase<AgentDayEntity, AgentDayEntity.Id> {

    private static final String BEGIN = "insert ignore into agent_day (agent, day, points) values (:agent, :day, 0)";
    private static final String COUNT =
            "update AgentDayEntity set points = points + :points where id = :id and points <= :most";

    private final StatelessSession session;

    AgentDays(StatelessSession session) {
        this.session = session;
    }

    /**
     * Counts points towards a day, unless that would exceed the limit.
     *
     * @return whether there was room
     */
    boolean count(String agent, LocalDate day, long points, long limit) {
        session.createNativeMutationQuery(BEGIN)
                .setParameter("agent", agent)
                .setParameter("day", day)
                .executeUpdate();
        return add(agent, day, points, limit - points);
    }

    /** Gives back what was counted for an adjustment that was then refused. */
    void uncount(String agent, LocalDate day, long points) {
        add(agent, day, -points, Long.MAX_VALUE);
    }

    private boolean add(String agent, LocalDate day, long points, long most) {
        return session.createMutationQuery(COUNT)
                        .setParameter("points", points)
                        .setParameter("id", new AgentDayEntity.Id(agent, day))
                        .setParameter("most", most)
                        .executeUpdate()
                == 1;
    }
}
