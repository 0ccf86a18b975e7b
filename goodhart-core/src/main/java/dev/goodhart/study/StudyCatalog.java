package dev.goodhart.study;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.Suggestion;
import java.util.Collection;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The studies there are, by id. A module offers its studies in {@code META-INF/services/dev.goodhart.study.Study}. */
public final class StudyCatalog {
    private final SortedMap<String, Study<?>> studies = new TreeMap<>();

    private StudyCatalog(Iterable<? extends Study<?>> all) {
        for (Study<?> study : all) {
            Study<?> other = studies.putIfAbsent(study.id(), study);
            if (other != null) {
                throw new IllegalStateException(
                        "The study id '" + study.id() + "' must belong to one study, belongs to "
                                + other.getClass().getName() + " and "
                                + study.getClass().getName());
            }
        }
    }

    /** {@return the studies offered by the modules on the class path} */
    @SuppressWarnings("rawtypes") // A service type cannot carry parameters.
    public static StudyCatalog load() {
        ServiceLoader<Study> found = ServiceLoader.load(Study.class);
        return new StudyCatalog(
                found.stream().<Study<?>>map(provider -> provider.get()).toList());
    }

    /**
     * A catalog of given studies.
     *
     * @param studies the studies
     * @return the catalog
     */
    public static StudyCatalog of(Collection<? extends Study<?>> studies) {
        return new StudyCatalog(studies);
    }

    /** {@return all studies by id} */
    public Collection<Study<?>> all() {
        return studies.values();
    }

    /**
     * A study by its id.
     *
     * @param id the id
     * @return the study
     * @throws InvalidInputException if there is none, with the nearest id
     */
    public Study<?> find(String id) {
        Study<?> study = studies.get(id);
        if (study == null) {
            String hint = Suggestion.hint(id, studies.keySet());
            throw new InvalidInputException("There is no study '" + id + "', there are "
                    + String.join(", ", studies.keySet())
                    + (hint.isEmpty() ? "" : "\nMaybe " + hint));
        }
        return study;
    }
}
