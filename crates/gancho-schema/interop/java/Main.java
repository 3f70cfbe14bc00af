import io.quicktype.CRMDealCreated;
import io.quicktype.Converter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads the given deliveries, and one whose values must be exact. */
public class Main {
    static final String DELIVERY = """
        {"event_name":"crm_deal_created","document":{"id":"1","name":"A","status":"a newer one","unknown":[1],
        "created_at":"2025-03-28T09:40:58.932-03:00","updated_at":"2025-03-28T12:40:58Z","closed_at":null,"user":{},
        "amount_total":1234567890123456789012.345678},
        "event_timestamp":"2025-03-28T12:40:58.000Z","transaction_uuid":"x"}""";

    public static void main(String[] paths) throws Exception {
        for (String path : paths) {
            try {
                Converter.fromJsonString(Files.readString(Path.of(path)));
            } catch (Exception error) {
                throw new AssertionError(path + ": " + error.getClass().getSimpleName());
            }
        }
        var deal = Converter.fromJsonString(DELIVERY).getDocument();
        check(deal.getAmountTotal().equals(new BigDecimal("1234567890123456789012.345678")), "an exact amount");
        check(deal.getCreatedAt().getOffset() != null, "a timestamp with an offset");
        check(deal.getClosedAt() == null, "a timestamp that is null");
        check(deal.getUser().getID() == null, "an empty object");
        check(deal.getStatus().equals("a newer one"), "an unknown enum value");
        System.out.println("Java: " + paths.length + " deals loaded with Jackson");
    }

    static void check(boolean holds, String what) {
        if (!holds) throw new AssertionError("expected " + what);
    }
}
