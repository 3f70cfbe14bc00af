"""The webhook deliveries of RD Station CRM, RD Station Marketing and SuperOffice as Pydantic models.

>>> from gancho_models import crm
>>> event = crm.parse(b'''{"event_name": "crm_deal_deleted", "document": {"id": "1", "name": "Teste"},
...     "event_timestamp": "2025-03-28T12:40:58.000Z", "transaction_uuid": "x"}''')
>>> type(event).__name__, event.document.name
('CrmDealDeleted', 'Teste')
"""

from . import crm, marketing, superoffice
from .base import Day, Model, loads

__all__ = ["Day", "Model", "crm", "loads", "marketing", "superoffice"]
