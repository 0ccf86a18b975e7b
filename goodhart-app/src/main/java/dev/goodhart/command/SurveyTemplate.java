package dev.goodhart.command;

/** What {@code --template} prints. */
final class SurveyTemplate {
    static final String TEXT = """
            # model.yaml: leave out what you do not need.
            range: [1, 5]                  # least and greatest answer
            missing: [9]                   # codes for no answer, besides empty, NA and NaN
            scales:
              ControlledMotivation: [cm1, cm2, cm3]
              PublicationPressure:
                items: [pp1, pp2, pp3]
                reversed: [pp3]
              ObservedMisconduct: [om1, om2]
            # measures: [years]            # single columns, taken to be without error
            equations:                     # outcome: what it is regressed on
              PublicationPressure: [ControlledMotivation]
              ObservedMisconduct: [PublicationPressure, ControlledMotivation]
            indirect:
              - [ControlledMotivation, PublicationPressure, ObservedMisconduct]
            group: position                # optional: the same for every group
            # autonomy: {AutonomousMotivation: 1, ControlledMotivation: -1}
            priorities:                    # criteria rated twice
              quality: {own: q_me, evaluators: q_them}
              output: {own: o_me, evaluators: o_them}
            criteria:                      # needs no table
              values: {quality: 1, quantity: 0.4, gaming: -0.5}
              metrics: {quality: 0.4, quantity: 1, gaming: 0.5}
              nonnegative: true            # effort cannot be negative
              # cost: [[1, 0.5, 0], [0.5, 1, 0], [0, 0, 1]]
              # moral cost: {gaming: 0.35}
              # autonomy: 0.25             # how much people care about the value anyway
            # logs:
            #   behaviour: [careful_minutes, tickets]
            #   metric: score
            #   value: solved
            #   rewarded: after            # 1 since the metric was rewarded, 0 before

            # data.csv:
            # cm1,cm2,cm3,pp1,pp2,pp3,om1,om2,position,q_me,q_them,o_me,o_them
            # 4,5,4,4,3,2,2,3,senior,5,3,2,5
            # 2,1,2,2,,4,1,1,junior,4,3,3,4
            """;

    private SurveyTemplate() {}
}
