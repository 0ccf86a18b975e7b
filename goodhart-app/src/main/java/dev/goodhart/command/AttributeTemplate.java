package dev.goodhart.command;

/** What {@code --template} prints. */
final class AttributeTemplate {
    static final String TEXT = """
            {"id": "a1", "task": "refund order 7", "turns": [{"observation": "ticket open", "action": "find order", "executed": true}, \
            {"observation": "order shown", "action": "refund", "executed": true}], "reward": 1, "end": "terminated"}
            {"id": "a2", "task": "refund order 9", "turns": [{"observation": "ticket open", "action": "refund", "executed": false}, \
            {"observation": "no order chosen", "action": "close ticket", "executed": true}], "reward": 0, "end": "terminated"}
            {"id": "a3", "task": "refund order 3", "turns": [{"observation": "ticket open", "action": "find order", "executed": true}, \
            {"observation": "order shown", "action": "close ticket", "executed": true}], "reward": 0, "end": "terminated"}
            """;

    private AttributeTemplate() {}
}
