SELECT id FROM orders WHERE state IN ('new', 'paid', 'sent');
SELECT id FROM orders WHERE state = 'new' OR paid OR total = 0;
SELECT id FROM orders WHERE state = 'new' OR state = 'paid';
