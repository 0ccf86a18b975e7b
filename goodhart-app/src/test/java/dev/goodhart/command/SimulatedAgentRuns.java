package dev.goodhart.command;

import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The recipe of the agent's log in the examples: a support agent with tools is to refund an order. It finds and opens the order, checks
 * the policy, refunds, tells the customer and closes the ticket; often enough it does something else. Tools refuse what makes no sense.
 * The score is 1 for a refund within the policy that the customer is told of, 0.5 if it is not told, else 0.
 */
final class SimulatedAgentRuns {
    private static final int LONGEST = 14;
    private static final List<String> REASONS = List.of("damaged", "late", "wrong size", "never arrived");
    private static final List<String> NAMES = List.of("Ahn", "Bauer", "Costa", "Diallo", "Evans", "Fujita");

    private final RandomGenerator random;
    private int order;
    private String reason = "";
    private String name = "";
    private boolean found;
    private boolean open;
    private boolean checked;
    private boolean refunded;
    private boolean told;
    private String observation = "";

    SimulatedAgentRuns(long seed) {
        random = SeedTree.of("example-agent-runs").child(seed).generator();
    }

    String jsonl(int runs) {
        StringBuilder lines = new StringBuilder();
        for (int run = 0; run < runs; run++) {
            lines.append(run(run)).append('\n');
        }
        return lines.toString();
    }

    private String run(int number) {
        order = 1000 + random.nextInt(9000);
        reason = REASONS.get(random.nextInt(REASONS.size()));
        name = NAMES.get(random.nextInt(NAMES.size()));
        found = false;
        open = false;
        checked = false;
        refunded = false;
        told = false;
        observation = "New ticket from " + name + ": order " + reason + ", please refund.";
        double skill = 0.35 + 0.4 * random.nextDouble();
        List<String> turns = new ArrayList<>();
        boolean closed = false;
        while (!closed && turns.size() < LONGEST) {
            int tool = random.nextDouble() < skill ? next() : random.nextInt(7);
            String seen = observation;
            String action = action(tool);
            boolean executed = use(tool);
            closed = tool == 5;
            turns.add(String.format(
                    Locale.ROOT,
                    "{\"observation\": \"%s\", \"action\": \"%s\", \"executed\": %b}",
                    seen,
                    action,
                    executed));
        }
        String score = !(refunded && checked) ? "0" : told ? "1" : "0.5";
        return String.format(
                Locale.ROOT,
                "{\"id\": \"run-%02d\", \"task\": \"Refund order %d (%s)\", \"turns\": [%s], \"reward\": %s, \"end\": \"%s\"}",
                number + 1,
                order,
                reason,
                String.join(", ", turns),
                score,
                closed ? "terminated" : "truncated");
    }

    /** The tool that a careful agent would use. */
    private int next() {
        if (!found) {
            return 0;
        }
        if (!open) {
            return 1;
        }
        if (!checked) {
            return 2;
        }
        if (!refunded) {
            return 3;
        }
        return told ? 5 : 4;
    }

    private String action(int tool) {
        return switch (tool) {
            case 0 -> "search_orders(customer='" + name + "')";
            case 1 -> "open_order()";
            case 2 -> "check_policy(reason='" + reason + "')";
            case 3 -> "issue_refund()";
            case 4 -> "send_message(to='" + name + "')";
            case 5 -> "close_ticket()";
            default -> "list_tools()";
        };
    }

    private boolean use(int tool) {
        switch (tool) {
            case 0 -> {
                found = true;
                observation = "1 order found: " + order + ", " + (5 + random.nextInt(90)) + " EUR.";
                return true;
            }
            case 1 -> {
                if (!found) {
                    observation = "Error: no order selected.";
                    return false;
                }
                open = true;
                observation = "Order " + order + " is open. Status: delivered.";
                return true;
            }
            case 2 -> {
                checked = true;
                observation = "Policy: '" + reason + "' is refundable within 30 days.";
                return true;
            }
            case 3 -> {
                if (!open || refunded) {
                    observation = refunded ? "Error: already refunded." : "Error: no order open.";
                    return false;
                }
                refunded = true;
                observation = "Refund of order " + order + " issued.";
                return true;
            }
            case 4 -> {
                told |= refunded;
                observation = "Message sent to " + name + ".";
                return true;
            }
            case 5 -> {
                return true;
            }
            default -> {
                observation =
                        "Tools: search_orders, open_order, check_policy, issue_refund, send_message, close_ticket.";
                return true;
            }
        }
    }
}
