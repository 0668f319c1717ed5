curl http://127.0.0.1:4010/api/v1/customers/bulk-create \
  -H "x-api-key: $(cat data/api-key)" \
  -H 'content-type: application/json' \
  -d '{
    "customers": [
      { "customer_type": "BUSINESS", "customer_key": "acme_corp_001", "primary_email": "contact@acmecorp.com",
        "legal_name": "Acme Corporation", "display_name": "Acme Corp" },
      { "customer_type": "INDIVIDUAL", "customer_key": "jane_doe_001", "primary_email": "jane@example.com",
        "first_name": "Jane", "last_name": "Doe" }
    ]
  }'
