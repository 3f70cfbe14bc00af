// Loads the given deliveries, and one whose values must be exact.
package main

import (
	"fmt"
	"os"
)

const delivery = `{"event_name":"crm_deal_created","document":{"id":"1","name":"A","status":"a newer one","unknown":[1],
	"created_at":"2025-03-28T09:40:58.932-03:00","updated_at":"2025-03-28T12:40:58Z","closed_at":null,"user":{},
	"amount_total":1234567890123456789012.345678},
	"event_timestamp":"2025-03-28T12:40:58.000Z","transaction_uuid":"x"}`

func check(holds bool, what string) {
	if !holds {
		panic("expected " + what)
	}
}

func main() {
	for _, path := range os.Args[1:] {
		body, err := os.ReadFile(path)
		if err == nil {
			_, err = UnmarshalCRMDealCreated(body)
		}
		if err != nil {
			panic(path + ": " + err.Error())
		}
	}
	event, err := UnmarshalCRMDealCreated([]byte(delivery))
	check(err == nil, "a valid delivery")
	deal := event.Document
	check(deal.AmountTotal.String() == "1234567890123456789012.345678", "an exact amount")
	check(deal.ClosedAt == nil, "a timestamp that is null")
	check(deal.Status == "a newer one", "an unknown enum value")
	fmt.Printf("Go: %d deals loaded with encoding/json\n", len(os.Args)-1)
}
